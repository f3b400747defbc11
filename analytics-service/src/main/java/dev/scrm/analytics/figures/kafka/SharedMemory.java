package dev.scrm.analytics.figures.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one bound on write buffers for all stores of the process: by default each store of each partition
 * takes 50 MB and more outside of the heap.
 */
public final class SharedMemory implements RocksDBConfigSetter {
    private static final long CACHE_BYTES = 24L << 20;
    private static final long WRITE_BUFFER_BYTES = 12L << 20;
    private static final long WRITE_BUFFER_OF_A_STORE_BYTES = 2L << 20;

    private static final Cache CACHE;
    private static final WriteBufferManager WRITE_BUFFERS;
    private static final BloomFilter FILTER;

    static {
        RocksDB.loadLibrary();
        CACHE = new LRUCache(CACHE_BYTES);
        // Write buffers are charged to the cache: the sum of both is bounded by its size.
        WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
        FILTER = new BloomFilter();
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setBlockSize(16 << 10);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(FILTER);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_OF_A_STORE_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // All of it is shared and lives as long as the process.
    }
}
