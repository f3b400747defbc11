/** Files that messages name: kept here, and uploaded to WeCom when a message needs them. */
@NullMarked
package dev.scrm.gateway.media;

import org.jspecify.annotations.NullMarked;
