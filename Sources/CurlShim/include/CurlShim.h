#pragma once
#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one function for each kind of value. */
typedef size_t (*curl_shim_data)(char *bytes, size_t size, size_t count, void *context);

CURLcode curl_shim_set_long(CURL *handle, CURLoption option, long value);
CURLcode curl_shim_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode curl_shim_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode curl_shim_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode curl_shim_set_data(CURL *handle, CURLoption option, curl_shim_data value);
CURLcode curl_shim_get_long(CURL *handle, CURLINFO info, long *value);
