/** Sources and what they tell, the catalogue, the quarantine, and what a contact did, over HTTP. */
@NullMarked
package dev.scrm.contact.behavior.rest;

import org.jspecify.annotations.NullMarked;
