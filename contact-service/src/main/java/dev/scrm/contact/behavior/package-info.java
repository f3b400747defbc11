/**
 * What people did in shops, pages, stores and anywhere else, as the systems there tell it: checked, told once however often it
 * comes, put to the contact whose it is, and published.
 */
@NullMarked
package dev.scrm.contact.behavior;

import org.jspecify.annotations.NullMarked;
