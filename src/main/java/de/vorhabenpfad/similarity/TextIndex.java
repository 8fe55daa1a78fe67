package de.vorhabenpfad.similarity;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** The texts that can be found, in Lucene. One thread writes, any number ask. */
final class TextIndex implements Closeable {

    private static final String GRAMS = "grams";
    private static final String NUMBER = "number";
    private static final String OPEN = "open";
    /** The grams that tell most are compared, up to this number. */
    private static final int MOST_GRAMS = 300;
    /**
     * Candidates are looked up by the grams that tell most of all, until these stand in so many texts together; so the time does not grow
     * with the number of texts. Only the best candidates are compared by all the grams.
     */
    private static final int MOST_POSTINGS = 60_000;
    private static final int MOST_CANDIDATES = 300;
    private static final int MOST_REMEMBERED = 100_000;

    private final Words words;
    private final Themes themes = new Themes();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile Remembered remembered = new Remembered(null, new ConcurrentHashMap<>());

    /** @param directory empty; closed with the index */
    TextIndex(Words words, Directory directory) throws IOException {
        this.words = words;
        this.directory = directory;
        IndexWriterConfig settings = new IndexWriterConfig().setSimilarity(new KeptWeight()).setCommitOnClose(false).setRAMBufferSizeMB(24);
        this.writer = new IndexWriter(directory, settings);
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new KeptWeight());
                searcher.setQueryCache(null);
                return searcher;
            }
        });
    }

    /** What was found. @param score about 1 for the same text, towards 0 for less and less alike */
    record Hit(String number, double score) {
    }

    /** The grams of a text, for a count before it is weighed. */
    Grams grams(Prior prior) {
        return grams(words.of(prior.title() + " " + prior.text()));
    }

    private Grams grams(List<String> telling) {
        return Grams.of(telling, themes);
    }

    /** Replaces all texts of an initiative by these, weighed by what is in the index; findable after {@link #refresh}. */
    void replace(String number, List<Prior> priors) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            replace(number, priors, weighing(searcher.getIndexReader()));
        } finally {
            searchers.release(searcher);
        }
    }

    /** The same, weighed by what is known otherwise. */
    void replace(String number, List<Prior> priors, Weighing weighing) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Prior prior : priors) {
            documents.add(document(prior, weighing));
        }
        if (documents.isEmpty()) {
            writer.deleteDocuments(new Term(NUMBER, number));
        } else {
            writer.updateDocuments(new Term(NUMBER, number), documents);
        }
    }

    private Document document(Prior prior, Weighing weighing) {
        Map<String, Double> weights = weighing.kept(grams(words.of(prior.title())), grams(words.of(prior.text())));
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setOmitNorms(true);
        type.setTokenized(true);
        Document document = new Document();
        document.add(new StringField(NUMBER, prior.number(), Field.Store.YES));
        if (prior.open()) {
            document.add(new StringField(OPEN, OPEN, Field.Store.NO));
        }
        document.add(new Field(GRAMS, new WeighedGrams(weights), type));
        return document;
    }

    /** Makes findable what was replaced. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    int size() {
        return writer.getDocStats().numDocs;
    }

    /**
     * The texts most alike, best first; an initiative and its entry may both be among them.
     *
     * @param openOnly whether only what everybody may see is looked for
     * @param except the number of an initiative that is left out with its entry
     */
    List<Hit> find(Question question, int most, boolean openOnly, @Nullable String except) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return find(searcher, question, most, openOnly, except);
        } finally {
            searchers.release(searcher);
        }
    }

    private List<Hit> find(IndexSearcher searcher, Question question, int most, boolean openOnly, @Nullable String except)
            throws IOException {
        Weighing weighing = weighing(searcher.getIndexReader());
        Grams opening = grams(question.opening());
        Grams whole = grams(question.whole());
        Map<String, Double> asked = weighing.asked(opening, whole);
        List<Map.Entry<String, Double>> telling = telling(asked, weighing);
        if (telling.isEmpty()) {
            return List.of();
        }
        int looked = lookedUp(telling, weighing);
        TopDocs best = searcher.search(query(telling.subList(0, looked), openOnly, except),
                new TopScoreDocCollectorManager(looked == telling.size() ? most : MOST_CANDIDATES, null, Integer.MAX_VALUE));
        if (looked < telling.size()) {
            best = new AllGrams(query(telling, false, null)).rescore(searcher, best, most);
        }
        double same = alike(asked, weighing.kept(opening, whole));
        List<Hit> hits = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc found : best.scoreDocs) {
            hits.add(new Hit(stored.document(found.doc).get(NUMBER), Math.min(1, found.score / same)));
        }
        return hits;
    }

    private static Query query(List<Map.Entry<String, Double>> grams, boolean openOnly, @Nullable String except) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        grams.forEach(gram -> query.add(new BoostQuery(new TermQuery(new Term(GRAMS, gram.getKey())), gram.getValue().floatValue()),
                BooleanClause.Occur.SHOULD));
        query.setMinimumNumberShouldMatch(1);
        if (openOnly) {
            query.add(new TermQuery(new Term(OPEN, OPEN)), BooleanClause.Occur.FILTER);
        }
        if (except != null) {
            query.add(new TermQuery(new Term(NUMBER, except)), BooleanClause.Occur.MUST_NOT);
        }
        return query.build();
    }

    /** The likeness by all grams takes the place of that by a few. */
    private static final class AllGrams extends QueryRescorer {

        AllGrams(Query query) {
            super(query);
        }

        @Override
        protected float combine(float first, boolean matches, float second) {
            return matches ? second : 0;
        }
    }

    /** The grams that tell most and that any text has, most telling first. */
    private static List<Map.Entry<String, Double>> telling(Map<String, Double> asked, Weighing weighing) {
        return asked.entrySet().stream().filter(gram -> weighing.frequency().applyAsInt(gram.getKey()) > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(MOST_GRAMS).toList();
    }

    /** How many of them candidates are looked up by; at least one. */
    private static int lookedUp(List<Map.Entry<String, Double>> telling, Weighing weighing) {
        long postings = 0;
        int looked = 0;
        while (looked < telling.size()) {
            postings += weighing.frequency().applyAsInt(telling.get(looked).getKey());
            if (postings > MOST_POSTINGS && looked > 0) {
                break;
            }
            looked++;
        }
        return looked;
    }

    private static double alike(Map<String, Double> asked, Map<String, Double> kept) {
        double sum = 0;
        for (Map.Entry<String, Double> gram : asked.entrySet()) {
            sum += gram.getValue() * kept.getOrDefault(gram.getKey(), 0.0);
        }
        return sum;
    }

    /** Frequencies are remembered for as long as the index stays as it is; most questions ask for the same few thousand. */
    private record Remembered(@Nullable IndexReader reader, Map<String, Integer> frequencies) {
    }

    private Weighing weighing(IndexReader reader) {
        Remembered now = remembered;
        if (now.reader() != reader || now.frequencies().size() > MOST_REMEMBERED) {
            now = new Remembered(reader, new ConcurrentHashMap<>());
            remembered = now;
        }
        Map<String, Integer> frequencies = now.frequencies();
        return new Weighing(reader.numDocs(), gram -> frequencies.computeIfAbsent(gram, one -> frequency(reader, one)));
    }

    private static int frequency(IndexReader reader, String gram) {
        try {
            return reader.docFreq(new Term(GRAMS, gram));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
