package dev.varve.bench;

/**
 * One event to deliver.
 *
 * @param key the dedup key the worker must give it, or for a request for a summary the beginning of that key
 * @param bytes the whole HTTP request
 */
record Post(String key, byte[] bytes) {}
