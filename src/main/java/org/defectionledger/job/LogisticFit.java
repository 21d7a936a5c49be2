package org.defectionledger.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.defectionledger.lexicon.Weights;

/**
 * Logistic regression by MLlib over named features and one number, which returns plain weights. The
 * same examples in the same order give the same weights.
 */
final class LogisticFit {
  /** The weight of {@link Example#number()}. */
  static final String NUMBER = "(number)";

  private static final int ITERATIONS = 200;

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("number", DataTypes.DoubleType, false)
          .add("names", DataTypes.createArrayType(DataTypes.StringType, false), false);

  private LogisticFit() {}

  /**
   * One labelled example.
   *
   * @param features names of what holds
   * @param number one further value
   * @param label whether it is a defection
   */
  record Example(Set<String> features, double number, boolean label) {}

  /**
   * How far the weights are held back.
   *
   * @param penalty strength of the regularisation
   * @param elasticNet share of the absolute penalty, which makes the weights of idle features zero
   * @param leastExamples a feature of fewer examples is left out: it would be learned by heart
   */
  record Restraint(double penalty, double elasticNet, int leastExamples) {}

  /**
   * Fits.
   *
   * @return weight by feature, zero ones left out, with {@link #NUMBER} and {@link
   *     Weights#INTERCEPT}
   */
  static Map<String, Double> fit(SparkSession spark, List<Example> examples, Restraint restraint) {
    List<Row> rows =
        examples.stream()
            .map(
                e ->
                    RowFactory.create(
                        e.label() ? 1.0 : 0.0,
                        e.number(),
                        e.features().stream().sorted().toArray(String[]::new)))
            .toList();
    Dataset<Row> data = spark.createDataFrame(rows, SCHEMA).coalesce(1);
    CountVectorizerModel vocabulary =
        new CountVectorizer()
            .setInputCol("names")
            .setOutputCol("flags")
            .setMinDF(restraint.leastExamples())
            .setBinary(true)
            .fit(data);
    Dataset<Row> vectors =
        new VectorAssembler()
            .setInputCols(new String[] {"flags", "number"})
            .setOutputCol("features")
            .transform(vocabulary.transform(data))
            .cache();
    LogisticRegressionModel model =
        new LogisticRegression()
            .setRegParam(restraint.penalty())
            .setElasticNetParam(restraint.elasticNet())
            .setMaxIter(ITERATIONS)
            .setStandardization(false)
            .fit(vectors);
    vectors.unpersist();
    double[] coefficients = model.coefficients().toArray();
    String[] names = vocabulary.vocabulary();
    Map<String, Double> weights = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (coefficients[i] != 0) {
        weights.put(names[i], coefficients[i]);
      }
    }
    weights.put(NUMBER, coefficients[names.length]);
    weights.put(Weights.INTERCEPT, model.intercept());
    return weights;
  }
}
