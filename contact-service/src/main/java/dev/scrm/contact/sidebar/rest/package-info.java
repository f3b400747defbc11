/** The sidebar over HTTP. */
@NullMarked
package dev.scrm.contact.sidebar.rest;

import org.jspecify.annotations.NullMarked;
