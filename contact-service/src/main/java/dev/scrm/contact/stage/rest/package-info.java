/** Stages over HTTP. */
@NullMarked
package dev.scrm.contact.stage.rest;

import org.jspecify.annotations.NullMarked;
