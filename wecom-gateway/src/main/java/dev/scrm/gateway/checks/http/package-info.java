/** Questions to WeCom that change nothing. */
@NullMarked
package dev.scrm.gateway.checks.http;

import org.jspecify.annotations.NullMarked;
