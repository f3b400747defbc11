/** What the commands show. */
@NullMarked
package dev.scrm.quickstart.container;

import org.jspecify.annotations.NullMarked;
