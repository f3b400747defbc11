/** The corp's tags: own ones, and those of WeCom, which are changed here and there. */
@NullMarked
package dev.scrm.contact.tag;

import org.jspecify.annotations.NullMarked;
