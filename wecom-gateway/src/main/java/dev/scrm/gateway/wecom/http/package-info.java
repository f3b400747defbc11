/** WeCom over HTTP. */
@NullMarked
package dev.scrm.gateway.wecom.http;

import org.jspecify.annotations.NullMarked;
