/** The one place at which answers are masked, and masks over HTTP. */
@NullMarked
package dev.scrm.contact.privacy.rest;

import org.jspecify.annotations.NullMarked;
