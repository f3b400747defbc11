/** Imports over HTTP. */
@NullMarked
package dev.scrm.contact.imports.rest;

import org.jspecify.annotations.NullMarked;
