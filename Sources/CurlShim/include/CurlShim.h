#pragma once
#include <curl/curl.h>

/*
 * libcurl brings some forty libraries into a process. They are loaded when a model is asked for the first time and not
 * before: a reader of one file must start fast. The functions below are libcurl's own, with a fixed number of arguments
 * where libcurl's are variadic, which Swift cannot call.
 */
typedef size_t (*curl_shim_data)(char *bytes, size_t size, size_t count, void *context);

/// Whether a connection to the address may be opened: asked before its socket is made.
typedef int (*curl_shim_peer)(const struct sockaddr *address, void *context);

struct curl_shim_peer_check {
  curl_shim_peer check;
  void *context;
};

/// NULL where libcurl is not installed.
CURL *curl_shim_new(void);
void curl_shim_free(CURL *handle);
struct curl_slist *curl_shim_append(struct curl_slist *list, const char *text);
void curl_shim_free_list(struct curl_slist *list);
CURLcode curl_shim_perform(CURL *handle);

CURLcode curl_shim_set_long(CURL *handle, CURLoption option, long value);
CURLcode curl_shim_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode curl_shim_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode curl_shim_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode curl_shim_set_data(CURL *handle, CURLoption option, curl_shim_data value);
/// The check must outlive the handle's last use.
CURLcode curl_shim_set_peer(CURL *handle, const struct curl_shim_peer_check *check);
CURLcode curl_shim_get_long(CURL *handle, CURLINFO info, long *value);
