package dev.scrm.endtoend.outbound;

import java.util.Map;

/**
 * A command to the gateway.
 *
 * @param name such as {@code send-app-message}
 * @param key of the record, without the corp
 */
record GatewayCommand(String id, String name, String key, Map<String, Object> data) {}
