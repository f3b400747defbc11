@NullMarked
package dev.scrm.platform.mongo;

import org.jspecify.annotations.NullMarked;
