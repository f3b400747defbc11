/** Who is to be erased out, what services did for it in. */
@NullMarked
package dev.scrm.contact.erasure.kafka;

import org.jspecify.annotations.NullMarked;
