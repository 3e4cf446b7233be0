import { quotedTemplate, quotedText } from '../../../lib/export/hcl/quoted';

describe('a string of the JSON, which is a template', () => {
  test.each<[string, string, string]>([
    ['plain text', 'eks', '"eks"'],
    ['quotes', 'say "no"', '"say \\"no\\""'],
    ['backslashes', 'eks\\.amazonaws\\.com', '"eks\\\\.amazonaws\\\\.com"'],
    ['lines and tabs', 'a\r\n\tb', '"a\\r\\n\\tb"'],
    ['other control characters', '\u0001\u007f\u2028', '"\\u0001\\u007f\\u2028"'],
    ['other alphabets', 'café 東京 🚀', '"café 東京 🚀"'],
    ['an expression between quotes', '"${aws_vpc.main.id}"', '"\\"${aws_vpc.main.id}\\""'],
    ['quotes inside an expression belong to it', 'x-${map["a}b"]}-"', '"x-${map["a}b"]}-\\""'],
    ['a template inside an expression', '${f("${g("\\"")}")}"', '"${f("${g("\\"")}")}\\""'],
    ['directives', '%{ if true }"a"%{ endif }', '"%{ if true }\\"a\\"%{ endif }"'],
    ['signs that mean plain text', '$${aws:username} %%{x}', '"$${aws:username} %%{x}"'],
    ['what stands after a carriage return is text', '\r${x} $${x} $$${x}', '"\\r$${x} $${x} $$$${x}"'],
    ['a byte order mark at the beginning is none of it', '\ufeffa\ufeff', '"a\\ufeff"'],
    ['signs alone', '100% of $5 {x}', '"100% of $5 {x}"'],
  ])('%s', (_, template, expected) => {
    expect(quotedTemplate(template)).toBe(expected);
  });
});

describe('a string that Terraform reads as it is', () => {
  test.each<[string, string, string]>([
    ['plain text', 'Id of the "VPC"', '"Id of the \\"VPC\\""'],
    ['what looks like a template', 'write ${x} or %{x}', '"write $${x} or %%{x}"'],
  ])('%s', (_, text, expected) => {
    expect(quotedText(text)).toBe(expected);
  });
});
