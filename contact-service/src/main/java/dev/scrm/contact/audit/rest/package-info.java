/** What is asked over HTTP is recorded here, and the trail is read and verified. */
@NullMarked
package dev.scrm.contact.audit.rest;

import org.jspecify.annotations.NullMarked;
