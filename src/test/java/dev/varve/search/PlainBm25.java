package dev.varve.search;

import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.store.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** What Lucene does by itself with the same texts: English stemming, BM25 with its own constants, an index a project. */
final class PlainBm25 implements AutoCloseable {

  private static final int MEMORIES_MAX = 10_000;

  private final EnglishAnalyzer analyzer = new EnglishAnalyzer();
  private final Map<String, DirectoryReader> projects = new HashMap<>();

  PlainBm25(Database database) throws IOException {
    Map<String, List<Memory>> byProject = new HashMap<>();
    for (MemoryKind kind : MemoryKind.values()) {
      database
          .read(tx -> new Memories().after(tx, kind, 0, MEMORIES_MAX))
          .forEach(memory -> byProject.computeIfAbsent(memory.projectName(), name -> new ArrayList<>()).add(memory));
    }
    for (Map.Entry<String, List<Memory>> project : byProject.entrySet()) {
      projects.put(project.getKey(), index(project.getValue()));
    }
  }

  private DirectoryReader index(List<Memory> memories) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Memory memory : memories) {
        Document document = new Document();
        document.add(new StringField("ref", memory.ref().toString(), Field.Store.YES));
        document.add(new TextField("text", MemoryDocument.text(memory), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    return DirectoryReader.open(directory);
  }

  List<MemoryRef> find(String project, String text) {
    try {
      IndexSearcher searcher = new IndexSearcher(projects.get(project));
      Query query = new QueryBuilder(analyzer).createBooleanQuery("text", text);
      List<MemoryRef> refs = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(query, GoldenScore.HITS).scoreDocs) {
        refs.add(MemoryRef.parse(searcher.storedFields().document(hit.doc).get("ref")).orElseThrow());
      }
      return refs;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (DirectoryReader reader : projects.values()) {
      reader.close();
    }
    analyzer.close();
  }
}
