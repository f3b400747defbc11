/** Customer service: when WeCom says that messages wait, they are fetched and published, each once. */
@NullMarked
package dev.scrm.gateway.service;

import org.jspecify.annotations.NullMarked;
