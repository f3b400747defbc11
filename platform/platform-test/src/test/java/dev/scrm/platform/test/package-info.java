/** What the shared test servers and checks promise to every other test. */
@NullMarked
package dev.scrm.platform.test;

import org.jspecify.annotations.NullMarked;
