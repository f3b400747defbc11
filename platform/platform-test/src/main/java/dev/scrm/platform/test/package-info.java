/** What tests of every room share: servers, tokens, clocks, golden samples, architecture rules. Never in main code. */
@NullMarked
package dev.scrm.platform.test;

import org.jspecify.annotations.NullMarked;
