/** Which data of a person each role sees as it is, masked, or not at all; asked by everything that answers. */
@NullMarked
package dev.scrm.contact.privacy;

import org.jspecify.annotations.NullMarked;
