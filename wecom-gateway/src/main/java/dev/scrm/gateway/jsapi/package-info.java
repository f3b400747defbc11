/** Lets the suite's pages inside WeCom use its JS-SDK. */
@NullMarked
package dev.scrm.gateway.jsapi;

import org.jspecify.annotations.NullMarked;
