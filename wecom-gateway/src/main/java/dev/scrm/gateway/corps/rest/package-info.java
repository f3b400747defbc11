/** Corps and their apps, over HTTP. */
@NullMarked
package dev.scrm.gateway.corps.rest;

import org.jspecify.annotations.NullMarked;
