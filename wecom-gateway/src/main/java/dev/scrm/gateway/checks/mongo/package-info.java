/** The last check of each corp. */
@NullMarked
package dev.scrm.gateway.checks.mongo;

import org.jspecify.annotations.NullMarked;
