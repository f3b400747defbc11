/** Which corps and apps this deployment speaks for, and their credentials. */
@NullMarked
package dev.scrm.gateway.corps;

import org.jspecify.annotations.NullMarked;
