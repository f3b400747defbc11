/** What keeps a corp from working with WeCom, and where an administrator mends it. */
@NullMarked
package dev.scrm.gateway.checks;

import org.jspecify.annotations.NullMarked;
