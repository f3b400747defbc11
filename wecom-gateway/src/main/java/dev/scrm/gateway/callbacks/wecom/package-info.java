/** The protocol of WeCom's callbacks. */
@NullMarked
package dev.scrm.gateway.callbacks.wecom;

import org.jspecify.annotations.NullMarked;
