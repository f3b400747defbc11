/** Calls of WeCom's server API: with a valid token, repeated where WeCom says so, never without a limit of time. */
@NullMarked
package dev.scrm.gateway.wecom;

import org.jspecify.annotations.NullMarked;
