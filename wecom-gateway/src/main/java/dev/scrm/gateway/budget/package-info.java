/** How often WeCom may be called: limits shared by all replicas, in lanes, so that none is ever exceeded. */
@NullMarked
package dev.scrm.gateway.budget;

import org.jspecify.annotations.NullMarked;
