/** What WeCom tells of staff and departments. */
@NullMarked
package dev.scrm.contact.staff.kafka;

import org.jspecify.annotations.NullMarked;
