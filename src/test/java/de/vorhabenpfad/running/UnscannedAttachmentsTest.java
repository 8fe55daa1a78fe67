package de.vorhabenpfad.running;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product with 512 MB in a process of its own, without a virus scanner: this runs wherever tests do. */
class UnscannedAttachmentsTest {

    @TempDir
    static Path folder;

    @Test
    void twentyFilesOfTwentyMegabytesAtOnceFitInto512Megabytes() throws Exception {
        try (ProductServer product = ProductServer.start(folder)) {
            ManyLargeFiles.fitIntoTheHeapOf(product);
        }
    }
}
