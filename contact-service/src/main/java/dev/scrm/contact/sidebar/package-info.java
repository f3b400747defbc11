/** All that a staff member needs of a contact beside the chat, in one answer. */
@NullMarked
package dev.scrm.contact.sidebar;

import org.jspecify.annotations.NullMarked;
