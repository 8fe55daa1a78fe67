package de.vorhabenpfad.similarity;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarityBenchmark {
    @Test
    void measure() throws Exception {
        LabelledGroups groups = LabelledGroups.read(Path.of(System.getProperty("similarity.data", "../shared/data")));
        for (LabelledGroups.Asked how : LabelledGroups.Asked.values()) {
            List<LabelledGroups.Search> s = groups.search(how);
            System.out.printf("%s %.4f %.4f%n", how, LabelledGroups.recall(s), LabelledGroups.meanReciprocalRank(s));
            for (var x : s) if (x.recall() < 1) System.out.println("  " + x);
        }
    }
}
