#include "CurlShim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/socket.h>

/* The header's macros check arguments at the call; behind a pointer they cannot. */
#undef curl_easy_setopt
#undef curl_easy_getinfo

static struct {
  CURL *(*init)(void);
  void (*cleanup)(CURL *);
  struct curl_slist *(*append)(struct curl_slist *, const char *);
  void (*free_all)(struct curl_slist *);
  CURLcode (*perform)(CURL *);
  CURLcode (*setopt)(CURL *, CURLoption, ...);
  CURLcode (*getinfo)(CURL *, CURLINFO, ...);
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  CURLcode (*global)(long) = (CURLcode(*)(long))dlsym(library, "curl_global_init");
  if (!global || global(CURL_GLOBAL_DEFAULT) != CURLE_OK) return;
  curl.cleanup = (void (*)(CURL *))dlsym(library, "curl_easy_cleanup");
  curl.append = (struct curl_slist * (*)(struct curl_slist *, const char *)) dlsym(library, "curl_slist_append");
  curl.free_all = (void (*)(struct curl_slist *))dlsym(library, "curl_slist_free_all");
  curl.perform = (CURLcode(*)(CURL *))dlsym(library, "curl_easy_perform");
  curl.setopt = (CURLcode(*)(CURL *, CURLoption, ...))dlsym(library, "curl_easy_setopt");
  curl.getinfo = (CURLcode(*)(CURL *, CURLINFO, ...))dlsym(library, "curl_easy_getinfo");
  if (curl.cleanup && curl.append && curl.free_all && curl.perform && curl.setopt && curl.getinfo) {
    curl.init = (CURL * (*)(void)) dlsym(library, "curl_easy_init");
  }
}

CURL *curl_shim_new(void) {
  pthread_once(&once, load);
  return curl.init ? curl.init() : NULL;
}

void curl_shim_free(CURL *handle) { curl.cleanup(handle); }

struct curl_slist *curl_shim_append(struct curl_slist *list, const char *text) { return curl.append(list, text); }

void curl_shim_free_list(struct curl_slist *list) { curl.free_all(list); }

CURLcode curl_shim_perform(CURL *handle) { return curl.perform(handle); }

CURLcode curl_shim_set_long(CURL *handle, CURLoption option, long value) {
  return curl.setopt(handle, option, value);
}

CURLcode curl_shim_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl.setopt(handle, option, value);
}

CURLcode curl_shim_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl.setopt(handle, option, value);
}

CURLcode curl_shim_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl.setopt(handle, option, value);
}

CURLcode curl_shim_set_data(CURL *handle, CURLoption option, curl_shim_data value) {
  return curl.setopt(handle, option, value);
}

static curl_socket_t open_checked(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  const struct curl_shim_peer_check *peer = context;
  (void)purpose;
  if (!peer->check(&address->addr, peer->context)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

CURLcode curl_shim_set_peer(CURL *handle, const struct curl_shim_peer_check *check) {
  CURLcode code = curl.setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_checked);
  return code == CURLE_OK ? curl.setopt(handle, CURLOPT_OPENSOCKETDATA, check) : code;
}

CURLcode curl_shim_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl.getinfo(handle, info, value);
}
