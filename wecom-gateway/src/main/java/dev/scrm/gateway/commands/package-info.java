/** Commands of the other services to WeCom: each carried out once, each with an outcome. */
@NullMarked
package dev.scrm.gateway.commands;

import org.jspecify.annotations.NullMarked;
