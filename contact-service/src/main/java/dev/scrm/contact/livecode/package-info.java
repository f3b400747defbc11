/** Live codes: what a contact that comes by a channel's code is to be tagged with. */
@NullMarked
package dev.scrm.contact.livecode;

import org.jspecify.annotations.NullMarked;
