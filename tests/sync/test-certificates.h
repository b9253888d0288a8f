/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Made for these tests only and known to everybody: nothing trusts them. All are for the key below. */

#define TEST_KEY                                                                                                       \
    "-----BEGIN PRIVATE KEY-----\n"                                                                                    \
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8/KfeAiMtMJZXDhj\n"                                               \
    "H9jLOq4B8iUfwOFWsDgSbI1/GIChRANCAARUDg7FTAvHj/Fa+lgLTaQjh93nDsaz\n"                                               \
    "i2aUlNUGNCcJw9YStz8YvzqsfiPt9/QwCUyXcNMn+IWdTTzxFfAorCb0\n"                                                       \
    "-----END PRIVATE KEY-----\n"

/* localhost and 127.0.0.1, from 2020 to 2120 */
#define TEST_CERTIFICATE_GOOD                                                                                          \
    "-----BEGIN CERTIFICATE-----\n"                                                                                    \
    "MIIBWzCCAQGgAwIBAgIUZuqOrwniqyxzKprIzeNhDX+porAwCgYIKoZIzj0EAwIw\n"                                               \
    "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAx\n"                                               \
    "MDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"                                               \
    "PQMBBwNCAARUDg7FTAvHj/Fa+lgLTaQjh93nDsazi2aUlNUGNCcJw9YStz8Yvzqs\n"                                               \
    "fiPt9/QwCUyXcNMn+IWdTTzxFfAorCb0oy8wLTAaBgNVHREEEzARgglsb2NhbGhv\n"                                               \
    "c3SHBH8AAAEwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA7uDm\n"                                               \
    "/qPMIC8wi9rh1A8lyE2PEpv0+O4EoPkcM0L+OU0CIHKNWsyfpTzaDqlGyVGgR48z\n"                                               \
    "vE+4T6zn7nBYKsU7JWTo\n"                                                                                           \
    "-----END CERTIFICATE-----\n"

/* the same, from 2020 to 2021 */
#define TEST_CERTIFICATE_EXPIRED                                                                                       \
    "-----BEGIN CERTIFICATE-----\n"                                                                                    \
    "MIIBWTCB/6ADAgECAhQUiSY6Kh0W/UwAqymq7FmsX6PtfzAKBggqhkjOPQQDAjAU\n"                                               \
    "MRIwEAYDVQQDDAlsb2NhbGhvc3QwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAw\n"                                               \
    "MDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMB\n"                                               \
    "BwNCAARUDg7FTAvHj/Fa+lgLTaQjh93nDsazi2aUlNUGNCcJw9YStz8YvzqsfiPt\n"                                               \
    "9/QwCUyXcNMn+IWdTTzxFfAorCb0oy8wLTAaBgNVHREEEzARgglsb2NhbGhvc3SH\n"                                               \
    "BH8AAAEwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA7URIKibs\n"                                               \
    "+rca0GadCtfI72WqyKCrD+MR3HgHgFDIKW8CIQDkzJyVT32AJUA1uf38TuYl5i2Z\n"                                               \
    "LU1hUSSgFxncjE55KA==\n"                                                                                           \
    "-----END CERTIFICATE-----\n"

/* elsewhere.example, from 2020 to 2120 */
#define TEST_CERTIFICATE_OTHER_HOST                                                                                    \
    "-----BEGIN CERTIFICATE-----\n"                                                                                    \
    "MIIBbDCCAROgAwIBAgIUPCV+Ia+gezuosNiGTv2xnoUpIlQwCgYIKoZIzj0EAwIw\n"                                               \
    "HDEaMBgGA1UEAwwRZWxzZXdoZXJlLmV4YW1wbGUwIBcNMjAwMTAxMDAwMDAwWhgP\n"                                               \
    "MjEyMDAxMDEwMDAwMDBaMBwxGjAYBgNVBAMMEWVsc2V3aGVyZS5leGFtcGxlMFkw\n"                                               \
    "EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVA4OxUwLx4/xWvpYC02kI4fd5w7Gs4tm\n"                                               \
    "lJTVBjQnCcPWErc/GL86rH4j7ff0MAlMl3DTJ/iFnU088RXwKKwm9KMxMC8wHAYD\n"                                               \
    "VR0RBBUwE4IRZWxzZXdoZXJlLmV4YW1wbGUwDwYDVR0TAQH/BAUwAwEB/zAKBggq\n"                                               \
    "hkjOPQQDAgNHADBEAiAY9b32fBDyp9YwxMQfrBBdRaSFtbV5zXFuzjHhxDsgpgIg\n"                                               \
    "V2GVfhMlpPrQ+6Ls26uP2Hcgy4/qNhOsxpvZL6dJ4MM=\n"                                                                   \
    "-----END CERTIFICATE-----\n"
