/** Contacts over HTTP. */
@NullMarked
package dev.scrm.contact.contact.rest;

import org.jspecify.annotations.NullMarked;
