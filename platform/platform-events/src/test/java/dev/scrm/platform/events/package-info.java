@NullMarked
package dev.scrm.platform.events;

import org.jspecify.annotations.NullMarked;
