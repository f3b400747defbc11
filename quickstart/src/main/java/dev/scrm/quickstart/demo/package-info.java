/** The demo: what happens in a shop, played through every service and measured from outside. */
@NullMarked
package dev.scrm.quickstart.demo;

import org.jspecify.annotations.NullMarked;
