package dev.varve.search;

import java.io.IOException;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/** Lets segments wait to be merged, so that of much that is taken in at once each is merged once, and afterwards. Thread-safe. */
final class PatientMerges extends FilterMergePolicy {

  /** Each search looks into all segments; with more of them it would take noticeably longer. */
  private static final int WAITING_MAX = 50;

  private volatile boolean waiting;

  PatientMerges(MergePolicy merges) {
    super(merges);
  }

  /** Whether segments wait from now on, up to {@value #WAITING_MAX} of them. */
  void letWait(boolean wait) {
    waiting = wait;
  }

  private boolean mayWait(SegmentInfos segments) {
    return waiting && segments.size() <= WAITING_MAX;
  }

  @Override
  public @Nullable MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context)
      throws IOException {
    return mayWait(segments) ? null : super.findMerges(trigger, segments, context);
  }

  @Override
  public @Nullable MergeSpecification findFullFlushMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
    return mayWait(segments) ? null : super.findFullFlushMerges(trigger, segments, context);
  }
}
