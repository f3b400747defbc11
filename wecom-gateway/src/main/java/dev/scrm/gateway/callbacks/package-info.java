/**
 * WeCom's callbacks: proven, opened, turned into events and kept durably, first of all; only then they are answered. No
 * database and no call to WeCom unless Kafka fails.
 */
@NullMarked
package dev.scrm.gateway.callbacks;

import org.jspecify.annotations.NullMarked;
