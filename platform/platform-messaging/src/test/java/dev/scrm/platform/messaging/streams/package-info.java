@NullMarked
package dev.scrm.platform.messaging.streams;

import org.jspecify.annotations.NullMarked;
