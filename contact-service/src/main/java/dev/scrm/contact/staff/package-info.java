/** Staff members and the departments that they are in, as far as that decides whose contacts somebody sees. */
@NullMarked
package dev.scrm.contact.staff;

import org.jspecify.annotations.NullMarked;
