package weft.benchmarks.run;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler;

/** Bars of time in relation to the iterator by hand, on a logarithmic axis: one chart for each JDK. */
final class Charts {
  private static final List<String> WORKLOADS =
      List.of("Range", "Fibonacci", "Filter", "Nested", "Objects", "Flatten", "Pipeline", "Lines", "BalancedTree", "DeepTree");

  private static final Map<String, Color> BARS = Map.of(
      "weft", new Color(0x2060a0), "kotlin", new Color(0xb06090), "streamIterator", new Color(0x909090), "mug", new Color(0xd0a040));

  private Charts() {}

  static void write(Path directory, Results results, Jdk jdk) throws IOException {
    List<String> names = new ArrayList<>(WORKLOADS);
    names.removeIf(name -> results.time(jdk, name, "byHand").isEmpty());
    if (names.isEmpty()) return;
    CategoryChart chart = new CategoryChartBuilder().width(900).height(360)
        .title("Time, as a multiple of an iterator written by hand (JDK " + jdk.feature() + ")").build();
    style(chart);
    for (String implementation : List.of("weft", "kotlin", "streamIterator", "mug")) {
      List<Double> ratios = new ArrayList<>();
      for (String name : names) {
        ratios.add(results.ratio(jdk, name, implementation, "byHand").map(Results.Ratio::median).orElse(null));
      }
      if (ratios.stream().allMatch(r -> r == null)) continue;
      String title = switch (implementation) {
        case "weft" -> "Weft";
        case "kotlin" -> "Kotlin";
        case "mug" -> "mug";
        default -> "stream's iterator";
      };
      chart.addSeries(title, names.stream().map(Report::words).toList(), ratios).setFillColor(BARS.get(implementation));
    }
    Path file = directory.resolve("performance-" + jdk.feature() + ".svg");
    VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    String text = Files.readString(file);
    Files.writeString(file, text.replaceAll("(\\d\\.\\d)\\d+", "$1")); // letters are drawn as outlines, to the nanometre
  }

  private static void style(CategoryChart chart) {
    var styler = chart.getStyler();
    styler.setYAxisLogarithmic(true);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setAvailableSpaceFill(0.8);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setYAxisMin(0.1);
  }
}
