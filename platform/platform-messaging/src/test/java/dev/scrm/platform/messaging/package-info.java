@NullMarked
package dev.scrm.platform.messaging;

import org.jspecify.annotations.NullMarked;
