/** Lists of keywords over HTTP. */
@NullMarked
package dev.scrm.contact.keyword.rest;

import org.jspecify.annotations.NullMarked;
