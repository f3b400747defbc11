/** Exports over HTTP. */
@NullMarked
package dev.scrm.contact.exports.rest;

import org.jspecify.annotations.NullMarked;
