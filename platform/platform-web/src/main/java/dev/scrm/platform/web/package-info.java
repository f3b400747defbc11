/** HTTP manners every service shares: who calls, what they may, pages of lists. */
@NullMarked
package dev.scrm.platform.web;

import org.jspecify.annotations.NullMarked;
